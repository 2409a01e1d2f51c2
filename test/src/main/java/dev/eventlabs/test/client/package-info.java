/**
 * What a client of any deployed lab needs: AWS's SDK pointed at an embedded AWS, patience, and the means to kill workers.
 * Nothing of any one lab.
 */
package dev.eventlabs.test.client;
