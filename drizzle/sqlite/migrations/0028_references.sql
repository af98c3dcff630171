CREATE TABLE `reference_libraries` (
	`team` text PRIMARY KEY NOT NULL,
	`group_id` text NOT NULL,
	`group_name` text NOT NULL,
	`collection_id` text,
	`collection_name` text,
	`votes` integer,
	`sealed` text NOT NULL,
	`person` text NOT NULL,
	`connected_at` integer NOT NULL,
	`problem` text
);
--> statement-breakpoint
CREATE TABLE `reference_sends` (
	`team` text NOT NULL,
	`paper` text NOT NULL,
	`person` text,
	`queued_at` integer NOT NULL,
	`state` text NOT NULL,
	`attempts` integer NOT NULL,
	`not_before` integer NOT NULL,
	`error` text,
	PRIMARY KEY(`team`, `paper`)
);
--> statement-breakpoint
CREATE INDEX `reference_sends_time` ON `reference_sends` (`queued_at`);