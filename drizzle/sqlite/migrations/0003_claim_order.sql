DROP INDEX `deliveries_state`;--> statement-breakpoint
CREATE INDEX `deliveries_state` ON `deliveries` (`state`,`due_at`,`kind`,`key`);