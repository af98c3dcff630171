CREATE TABLE `notices` (
	`name` text PRIMARY KEY NOT NULL,
	`since` integer NOT NULL,
	`told_at` integer,
	`standing` integer NOT NULL
);
