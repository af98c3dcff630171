CREATE TABLE `saved_papers` (
	`person` text NOT NULL,
	`paper` text NOT NULL,
	`saved_at` integer NOT NULL,
	`done_at` integer,
	PRIMARY KEY(`person`, `paper`)
);
