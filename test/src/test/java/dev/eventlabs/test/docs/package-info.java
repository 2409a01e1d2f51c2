/**
 * Documentation that lists things is generated from them: these tests fail when a page says something else.
 * With {@code -Ddocs.update} they write the page instead. No prose.
 */
package dev.eventlabs.test.docs;
