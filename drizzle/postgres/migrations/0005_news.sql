CREATE TABLE "followed_papers" (
	"paper" text collate "C" PRIMARY KEY NOT NULL,
	"checked_at" bigint NOT NULL,
	"signs" text[]
);
--> statement-breakpoint
CREATE TABLE "paper_news" (
	"paper" text collate "C" NOT NULL,
	"sign" text collate "C" NOT NULL,
	"at" bigint NOT NULL,
	"name" text collate "C",
	CONSTRAINT "paper_news_paper_sign_pk" PRIMARY KEY("paper","sign")
);
--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "tells" text[];--> statement-breakpoint
ALTER TABLE "followed_papers" ADD CONSTRAINT "followed_papers_paper_papers_id_fk" FOREIGN KEY ("paper") REFERENCES "public"."papers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_news" ADD CONSTRAINT "paper_news_paper_papers_id_fk" FOREIGN KEY ("paper") REFERENCES "public"."papers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "paper_news_time" ON "paper_news" USING btree ("at");--> statement-breakpoint
CREATE INDEX "casts_liked" ON "casts" USING btree ("paper") WHERE standing and kind = 'up';--> statement-breakpoint
CREATE INDEX "saved_papers_paper" ON "saved_papers" USING btree ("paper");