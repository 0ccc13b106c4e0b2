package dev.segue.catalogue;

/**
 * What the columns of a catalogue take on the heap, in bytes, by what they are for. What the search
 * trees of its models take comes on top.
 *
 * @param features the features, in the same bits as they came
 * @param ids the ids
 * @param idTable finds the row of an id
 * @param filters year, explicit, genres and markets, which filters ask for
 * @param recordings recording codes, albums and titles of editions, by which duplicates are folded
 * @param externalIds find the rows of ids that tracks have elsewhere
 * @param texts titles and artists
 * @param history of rows that have died or were replaced
 */
public record CatalogueMemory(
    long features,
    long ids,
    long idTable,
    long filters,
    long recordings,
    long externalIds,
    long texts,
    long history) {}
