CREATE TABLE `shared_papers` (
	`platform` text NOT NULL,
	`workspace` text NOT NULL,
	`channel` text NOT NULL,
	`paper` text NOT NULL,
	`team` text NOT NULL,
	`shared_at` integer NOT NULL,
	PRIMARY KEY(`platform`, `workspace`, `channel`, `paper`)
);
--> statement-breakpoint
CREATE INDEX `shared_papers_time` ON `shared_papers` (`shared_at`);