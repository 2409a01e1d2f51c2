/**
 * The app that README.md shows, as its reader has it: the function here, all else among the tests.
 * Nothing of Eventlabs' own.
 */
package com.example;
