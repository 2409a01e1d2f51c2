/**
 * What a command shows: data on one stream, progress on the other, tables, JSON, colour.
 * Nothing about AWS, processes or labs.
 */
package dev.eventlabs.cli.terminal;
