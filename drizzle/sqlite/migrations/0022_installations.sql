CREATE TABLE `installations` (
	`platform` text NOT NULL,
	`id` text NOT NULL,
	`sealed` text NOT NULL,
	`installed_at` integer NOT NULL,
	`changed_at` integer NOT NULL,
	PRIMARY KEY(`platform`, `id`)
);
--> statement-breakpoint
CREATE TABLE `installed_workspaces` (
	`platform` text NOT NULL,
	`workspace` text NOT NULL,
	`organization` text NOT NULL,
	PRIMARY KEY(`platform`, `workspace`)
);
--> statement-breakpoint
CREATE TABLE `taken_events` (
	`platform` text NOT NULL,
	`id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`platform`, `id`)
);
--> statement-breakpoint
CREATE INDEX `taken_events_time` ON `taken_events` (`platform`,`at`);