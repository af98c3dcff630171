CREATE TABLE "account_links" (
	"account" text collate "C" PRIMARY KEY NOT NULL,
	"person" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "casts" (
	"team" text collate "C" NOT NULL,
	"paper" text collate "C" NOT NULL,
	"person" text collate "C" NOT NULL,
	"kind" text collate "C" NOT NULL,
	"via" text collate "C" NOT NULL,
	"mark" text collate "C" NOT NULL,
	"channel" text collate "C" NOT NULL,
	"standing" boolean NOT NULL,
	"changed_at" bigint NOT NULL,
	"heard_at" bigint NOT NULL,
	CONSTRAINT "casts_team_paper_person_kind_via_mark_pk" PRIMARY KEY("team","paper","person","kind","via","mark")
);
--> statement-breakpoint
CREATE TABLE "contents" (
	"hash" text collate "C" PRIMARY KEY NOT NULL,
	"content" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "deliveries" (
	"key" text collate "C" PRIMARY KEY NOT NULL,
	"platform" text collate "C" NOT NULL,
	"workspace" text collate "C" NOT NULL,
	"channel" text collate "C" NOT NULL,
	"team" text collate "C" NOT NULL,
	"day" text collate "C" NOT NULL,
	"kind" text collate "C" NOT NULL,
	"due_at" bigint NOT NULL,
	"state" text collate "C" NOT NULL,
	"message" text collate "C",
	"papers" text[] NOT NULL,
	"attempts" bigint DEFAULT 0 NOT NULL,
	"first_attempt_at" bigint,
	"not_before" bigint DEFAULT 0 NOT NULL,
	"deadline" bigint NOT NULL,
	"fence" bigint DEFAULT 0 NOT NULL,
	"lease_until" bigint,
	"posted_workspace" text collate "C",
	"posted_channel" text collate "C",
	"posted_message" text collate "C",
	"posted_at" bigint,
	"error" text collate "C",
	"note" text collate "C",
	"left_out" text collate "C",
	"under" json,
	"refused_since" bigint
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"source" text collate "C" PRIMARY KEY NOT NULL,
	"line" bigint NOT NULL,
	"offset" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "link_codes" (
	"hash" text collate "C" PRIMARY KEY NOT NULL,
	"team" text collate "C",
	"person" text collate "C" NOT NULL,
	"expires_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "link_tries" (
	"person" text collate "C" NOT NULL,
	"what" text collate "C" NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "listed_papers" (
	"day" text collate "C" NOT NULL,
	"paper" text collate "C" NOT NULL,
	"absent_at" bigint,
	CONSTRAINT "listed_papers_day_paper_pk" PRIMARY KEY("day","paper")
);
--> statement-breakpoint
CREATE TABLE "listings" (
	"day" text collate "C" PRIMARY KEY NOT NULL,
	"synced_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "club_meetings" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"team" text collate "C" NOT NULL,
	"platform" text collate "C" NOT NULL,
	"workspace" text collate "C" NOT NULL,
	"channel" text collate "C" NOT NULL,
	"paper" text collate "C" NOT NULL,
	"presenter" json,
	"presenter_name" text collate "C",
	"at" bigint NOT NULL,
	"minutes" bigint NOT NULL,
	"zone" text collate "C" NOT NULL,
	"sequence" bigint NOT NULL,
	"scheduled_by" json,
	"changed_at" bigint NOT NULL,
	"cancelled" boolean NOT NULL,
	"told" text[] NOT NULL
);
--> statement-breakpoint
CREATE TABLE "club_nominations" (
	"team" text collate "C" NOT NULL,
	"paper" text collate "C" NOT NULL,
	"by" json NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "club_nominations_team_paper_pk" PRIMARY KEY("team","paper")
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"name" text collate "C" PRIMARY KEY NOT NULL,
	"since" bigint NOT NULL,
	"told_at" bigint,
	"standing" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "papers" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"facts" json NOT NULL,
	"change" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "posted_messages" (
	"platform" text collate "C" NOT NULL,
	"workspace" text collate "C" NOT NULL,
	"channel" text collate "C" NOT NULL,
	"message" text collate "C" NOT NULL,
	"team" text collate "C" NOT NULL,
	"key" text collate "C" NOT NULL,
	"papers" text[] NOT NULL,
	"content" json,
	"posted_at" bigint NOT NULL,
	"counts" text collate "C" DEFAULT '' NOT NULL,
	"gone" boolean DEFAULT false NOT NULL,
	CONSTRAINT "posted_messages_platform_workspace_channel_message_pk" PRIMARY KEY("platform","workspace","channel","message")
);
--> statement-breakpoint
CREATE TABLE "saved_papers" (
	"person" text collate "C" NOT NULL,
	"paper" text collate "C" NOT NULL,
	"saved_at" bigint NOT NULL,
	"done_at" bigint,
	CONSTRAINT "saved_papers_person_paper_pk" PRIMARY KEY("person","paper")
);
--> statement-breakpoint
CREATE TABLE "secrets" (
	"name" text collate "C" PRIMARY KEY NOT NULL,
	"value" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "sessions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"platform" text collate "C" NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "upvote_snapshots" (
	"paper" text collate "C" NOT NULL,
	"at" bigint NOT NULL,
	"upvotes" bigint NOT NULL,
	CONSTRAINT "upvote_snapshots_paper_at_pk" PRIMARY KEY("paper","at")
);
--> statement-breakpoint
CREATE TABLE "subscriptions" (
	"platform" text collate "C" NOT NULL,
	"workspace" text collate "C" NOT NULL,
	"channel" text collate "C" NOT NULL,
	"team" text collate "C" NOT NULL,
	"settings" json NOT NULL,
	"next_due_at" bigint,
	"next_wrap_at" bigint,
	"created_by" json NOT NULL,
	"created_at" bigint NOT NULL,
	"disabled_reason" text collate "C",
	"disabled_at" bigint,
	CONSTRAINT "subscriptions_platform_workspace_channel_pk" PRIMARY KEY("platform","workspace","channel")
);
--> statement-breakpoint
CREATE TABLE "team_links" (
	"team" text collate "C" PRIMARY KEY NOT NULL,
	"ledger" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "team_settings" (
	"team" text collate "C" PRIMARY KEY NOT NULL,
	"names" boolean NOT NULL,
	"retention" bigint,
	"expired_before" bigint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tombstones" (
	"hash" text collate "C" PRIMARY KEY NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "watches" (
	"platform" text collate "C" NOT NULL,
	"workspace" text collate "C" NOT NULL,
	"channel" text collate "C" NOT NULL,
	"kind" text collate "C" NOT NULL,
	"folded" text collate "C" NOT NULL,
	"value" text collate "C" NOT NULL,
	"team" text collate "C" NOT NULL,
	"person" text collate "C",
	"mode" text collate "C" NOT NULL,
	"muted" boolean NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "watches_platform_workspace_channel_kind_folded_pk" PRIMARY KEY("platform","workspace","channel","kind","folded")
);
--> statement-breakpoint
ALTER TABLE "listed_papers" ADD CONSTRAINT "listed_papers_day_listings_day_fk" FOREIGN KEY ("day") REFERENCES "public"."listings"("day") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listed_papers" ADD CONSTRAINT "listed_papers_paper_papers_id_fk" FOREIGN KEY ("paper") REFERENCES "public"."papers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "upvote_snapshots" ADD CONSTRAINT "upvote_snapshots_paper_papers_id_fk" FOREIGN KEY ("paper") REFERENCES "public"."papers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "account_links_person" ON "account_links" USING btree ("person");--> statement-breakpoint
CREATE INDEX "casts_via" ON "casts" USING btree ("team","via");--> statement-breakpoint
CREATE INDEX "casts_standing" ON "casts" USING btree ("team","kind","changed_at") WHERE standing;--> statement-breakpoint
CREATE INDEX "casts_person" ON "casts" USING btree ("person");--> statement-breakpoint
CREATE INDEX "casts_heard" ON "casts" USING btree ("heard_at");--> statement-breakpoint
CREATE UNIQUE INDEX "deliveries_channel_day" ON "deliveries" USING btree ("platform","workspace","channel","day","kind");--> statement-breakpoint
CREATE INDEX "deliveries_state" ON "deliveries" USING btree ("state","due_at","kind","key");--> statement-breakpoint
CREATE INDEX "deliveries_message" ON "deliveries" USING btree ("message") WHERE message is not null;--> statement-breakpoint
CREATE INDEX "deliveries_left_out" ON "deliveries" USING btree ("left_out") WHERE left_out is not null;--> statement-breakpoint
CREATE INDEX "deliveries_team" ON "deliveries" USING btree ("team");--> statement-breakpoint
CREATE INDEX "link_tries_person" ON "link_tries" USING btree ("person","what","at");--> statement-breakpoint
CREATE INDEX "club_meetings_time" ON "club_meetings" USING btree ("at");--> statement-breakpoint
CREATE INDEX "club_meetings_team" ON "club_meetings" USING btree ("team","at");--> statement-breakpoint
CREATE UNIQUE INDEX "papers_change" ON "papers" USING btree ("change");--> statement-breakpoint
CREATE INDEX "posted_recently" ON "posted_messages" USING btree ("platform","posted_at");--> statement-breakpoint
CREATE INDEX "posted_by_team" ON "posted_messages" USING btree ("team","posted_at");--> statement-breakpoint
CREATE INDEX "sessions_time" ON "sessions" USING btree ("platform","at");--> statement-breakpoint
CREATE INDEX "subscriptions_wrap_due" ON "subscriptions" USING btree ("next_wrap_at") WHERE next_wrap_at is not null;--> statement-breakpoint
CREATE INDEX "subscriptions_due" ON "subscriptions" USING btree ("next_due_at") WHERE next_due_at is not null;--> statement-breakpoint
CREATE INDEX "subscriptions_team" ON "subscriptions" USING btree ("team");--> statement-breakpoint
CREATE INDEX "team_links_ledger" ON "team_links" USING btree ("ledger");