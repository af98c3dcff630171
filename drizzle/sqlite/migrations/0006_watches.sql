CREATE TABLE `watches` (
	`platform` text NOT NULL,
	`workspace` text NOT NULL,
	`channel` text NOT NULL,
	`kind` text NOT NULL,
	`folded` text NOT NULL,
	`value` text NOT NULL,
	`team` text NOT NULL,
	`person` text,
	`mode` text NOT NULL,
	`muted` integer NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`platform`, `workspace`, `channel`, `kind`, `folded`)
);
