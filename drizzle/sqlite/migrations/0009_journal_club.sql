CREATE TABLE `club_meetings` (
	`id` text PRIMARY KEY NOT NULL,
	`team` text NOT NULL,
	`platform` text NOT NULL,
	`workspace` text NOT NULL,
	`channel` text NOT NULL,
	`paper` text NOT NULL,
	`presenter` text,
	`presenter_name` text,
	`at` integer NOT NULL,
	`minutes` integer NOT NULL,
	`zone` text NOT NULL,
	`sequence` integer NOT NULL,
	`scheduled_by` text,
	`changed_at` integer NOT NULL,
	`cancelled` integer NOT NULL,
	`told` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `club_meetings_time` ON `club_meetings` (`at`);--> statement-breakpoint
CREATE INDEX `club_meetings_team` ON `club_meetings` (`team`,`at`);--> statement-breakpoint
CREATE TABLE `club_nominations` (
	`team` text NOT NULL,
	`paper` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`team`, `paper`)
);
