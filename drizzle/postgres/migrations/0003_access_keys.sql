CREATE TABLE "access_keys" (
	"hash" text collate "C" PRIMARY KEY NOT NULL,
	"kind" text collate "C" NOT NULL,
	"team" text collate "C" NOT NULL,
	"platform" text collate "C" NOT NULL,
	"workspace" text collate "C" NOT NULL,
	"channel" text collate "C" NOT NULL,
	"person" text collate "C",
	"created_at" bigint NOT NULL,
	"expires_at" bigint
);
--> statement-breakpoint
ALTER TABLE "team_settings" ADD COLUMN "agents" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "access_keys_team" ON "access_keys" USING btree ("team");