CREATE TABLE "reference_libraries" (
	"team" text collate "C" PRIMARY KEY NOT NULL,
	"group_id" text collate "C" NOT NULL,
	"group_name" text collate "C" NOT NULL,
	"collection_id" text collate "C",
	"collection_name" text collate "C",
	"votes" bigint,
	"sealed" text collate "C" NOT NULL,
	"person" text collate "C" NOT NULL,
	"connected_at" bigint NOT NULL,
	"problem" text collate "C"
);
--> statement-breakpoint
CREATE TABLE "reference_sends" (
	"team" text collate "C" NOT NULL,
	"paper" text collate "C" NOT NULL,
	"person" text collate "C",
	"queued_at" bigint NOT NULL,
	"state" text collate "C" NOT NULL,
	"attempts" bigint NOT NULL,
	"not_before" bigint NOT NULL,
	"error" text collate "C",
	CONSTRAINT "reference_sends_team_paper_pk" PRIMARY KEY("team","paper")
);
--> statement-breakpoint
CREATE INDEX "reference_sends_time" ON "reference_sends" USING btree ("queued_at");