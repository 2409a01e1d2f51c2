/**
 * The rules of the house that Maven can't hold, checked on the compiled classes.
 * Nothing that runs a lab.
 */
package dev.eventlabs.test.house;
