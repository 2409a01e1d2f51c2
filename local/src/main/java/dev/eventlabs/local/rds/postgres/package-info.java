/**
 * PostgreSQL itself: its unpacked binaries, and servers that run as child processes and are reached through a Unix-domain socket.
 * Nothing of AWS's API, and nothing that clients connect to.
 */
package dev.eventlabs.local.rds.postgres;
