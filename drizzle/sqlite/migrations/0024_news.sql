CREATE TABLE `followed_papers` (
	`paper` text PRIMARY KEY NOT NULL,
	`checked_at` integer NOT NULL,
	`signs` text,
	FOREIGN KEY (`paper`) REFERENCES `papers`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `paper_news` (
	`paper` text NOT NULL,
	`sign` text NOT NULL,
	`at` integer NOT NULL,
	`name` text,
	PRIMARY KEY(`paper`, `sign`),
	FOREIGN KEY (`paper`) REFERENCES `papers`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `paper_news_time` ON `paper_news` (`at`);--> statement-breakpoint
ALTER TABLE `deliveries` ADD `tells` text;--> statement-breakpoint
CREATE INDEX `casts_liked` ON `casts` (`paper`) WHERE standing = 1 and kind = 'up';--> statement-breakpoint
CREATE INDEX `saved_papers_paper` ON `saved_papers` (`paper`);