/**
 * Streams of records: Kinesis streams, what every stream offers its consumers, and filters over records.
 * No consumer and no table: a function attaches itself to a stream, a table makes one of its changes.
 */
package dev.eventlabs.infrastructure.constructs.stream;
