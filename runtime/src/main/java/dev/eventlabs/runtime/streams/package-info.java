/**
 * The first part of the Streams lab: the records of a Kinesis stream are decoded and logged.
 * Only the handler knows Lambda's events; nothing is stored.
 */
package dev.eventlabs.runtime.streams;
