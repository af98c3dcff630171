DROP INDEX `deliveries_channel_day`;--> statement-breakpoint
ALTER TABLE `deliveries` ADD `kind` text DEFAULT 'digest' NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `deliveries_channel_day` ON `deliveries` (`platform`,`workspace`,`channel`,`day`,`kind`);