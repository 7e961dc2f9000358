package app.merit.motivation.web;

import java.util.List;

/**
 * A part of a list.
 *
 * @param page number of the page, from 0
 * @param size most items on a page
 * @param total items on all pages
 */
public record Page<T>(List<T> items, int page, int size, long total) {}
