package tocsin.adapters.file;

import java.util.List;

/**
 * What one reader reads, in time order: files, stripes of large files, and whole folders of logs
 * that belong together.
 *
 * @param index from 0
 * @param lanes how many there are
 */
public record Lane(int index, int lanes, List<FilePosition> positions) {}
