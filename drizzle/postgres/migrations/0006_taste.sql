CREATE TABLE "taste_papers" (
	"team" text collate "C" NOT NULL,
	"paper" text collate "C" NOT NULL,
	"added_at" bigint NOT NULL,
	CONSTRAINT "taste_papers_team_paper_pk" PRIMARY KEY("team","paper")
);
