CREATE TABLE "installations" (
	"platform" text collate "C" NOT NULL,
	"id" text collate "C" NOT NULL,
	"sealed" text collate "C" NOT NULL,
	"installed_at" bigint NOT NULL,
	"changed_at" bigint NOT NULL,
	CONSTRAINT "installations_platform_id_pk" PRIMARY KEY("platform","id")
);
--> statement-breakpoint
CREATE TABLE "installed_workspaces" (
	"platform" text collate "C" NOT NULL,
	"workspace" text collate "C" NOT NULL,
	"organization" text collate "C" NOT NULL,
	CONSTRAINT "installed_workspaces_platform_workspace_pk" PRIMARY KEY("platform","workspace")
);
--> statement-breakpoint
CREATE TABLE "taken_events" (
	"platform" text collate "C" NOT NULL,
	"id" text collate "C" NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "taken_events_platform_id_pk" PRIMARY KEY("platform","id")
);
--> statement-breakpoint
CREATE INDEX "taken_events_time" ON "taken_events" USING btree ("platform","at");