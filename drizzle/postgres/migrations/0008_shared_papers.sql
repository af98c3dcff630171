CREATE TABLE "shared_papers" (
	"platform" text collate "C" NOT NULL,
	"workspace" text collate "C" NOT NULL,
	"channel" text collate "C" NOT NULL,
	"paper" text collate "C" NOT NULL,
	"team" text collate "C" NOT NULL,
	"shared_at" bigint NOT NULL,
	CONSTRAINT "shared_papers_platform_workspace_channel_paper_pk" PRIMARY KEY("platform","workspace","channel","paper")
);
--> statement-breakpoint
CREATE INDEX "shared_papers_time" ON "shared_papers" USING btree ("shared_at");