/**
 * The lab command.
 * No rule of an AWS service: it talks to them as any client would.
 */
package dev.eventlabs.cli;
