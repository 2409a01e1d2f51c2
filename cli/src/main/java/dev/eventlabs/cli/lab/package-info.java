/**
 * What a lab is to the command: a name, what to try, a walkthrough that checks itself.
 * No particular lab.
 */
package dev.eventlabs.cli.lab;
