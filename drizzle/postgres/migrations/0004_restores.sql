CREATE TABLE "restores" (
	"at" bigint PRIMARY KEY NOT NULL
);
