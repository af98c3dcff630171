ALTER TABLE `papers` ADD `change` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
UPDATE `papers` SET `change` = rowid;--> statement-breakpoint
CREATE UNIQUE INDEX `papers_change` ON `papers` (`change`);
