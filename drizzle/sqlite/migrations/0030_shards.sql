CREATE TABLE `outlines` (
	`platform` text NOT NULL,
	`workspace` text NOT NULL,
	`shard` integer NOT NULL,
	`outline` text NOT NULL,
	PRIMARY KEY(`platform`, `workspace`)
);
--> statement-breakpoint
CREATE INDEX `outlines_shard` ON `outlines` (`platform`,`shard`);--> statement-breakpoint
CREATE TABLE `session_turns` (
	`platform` text NOT NULL,
	`bucket` integer NOT NULL,
	`next_at` integer NOT NULL,
	PRIMARY KEY(`platform`, `bucket`)
);
--> statement-breakpoint
CREATE TABLE `shards` (
	`platform` text NOT NULL,
	`shard` integer NOT NULL,
	`of` integer NOT NULL,
	`session` text NOT NULL,
	`sequence` integer NOT NULL,
	`resume_url` text NOT NULL,
	`began_at` integer NOT NULL,
	`saved_at` integer NOT NULL,
	PRIMARY KEY(`platform`, `shard`)
);
