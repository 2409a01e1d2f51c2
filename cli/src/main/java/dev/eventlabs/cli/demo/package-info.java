/**
 * Runs the labs' walkthroughs and sums up what they checked.
 * What a walkthrough does is the lab's.
 */
package dev.eventlabs.cli.demo;
