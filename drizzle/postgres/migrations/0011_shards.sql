CREATE TABLE "outlines" (
	"platform" text collate "C" NOT NULL,
	"workspace" text collate "C" NOT NULL,
	"shard" bigint NOT NULL,
	"outline" text collate "C" NOT NULL,
	CONSTRAINT "outlines_platform_workspace_pk" PRIMARY KEY("platform","workspace")
);
--> statement-breakpoint
CREATE TABLE "session_turns" (
	"platform" text collate "C" NOT NULL,
	"bucket" bigint NOT NULL,
	"next_at" bigint NOT NULL,
	CONSTRAINT "session_turns_platform_bucket_pk" PRIMARY KEY("platform","bucket")
);
--> statement-breakpoint
CREATE TABLE "shards" (
	"platform" text collate "C" NOT NULL,
	"shard" bigint NOT NULL,
	"of" bigint NOT NULL,
	"session" text collate "C" NOT NULL,
	"sequence" bigint NOT NULL,
	"resume_url" text collate "C" NOT NULL,
	"began_at" bigint NOT NULL,
	"saved_at" bigint NOT NULL,
	CONSTRAINT "shards_platform_shard_pk" PRIMARY KEY("platform","shard")
);
--> statement-breakpoint
CREATE INDEX "outlines_shard" ON "outlines" USING btree ("platform","shard");