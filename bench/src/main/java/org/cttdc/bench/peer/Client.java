package org.cttdc.bench.peer;

import java.nio.file.Path;
import java.util.List;

/**
 * A light client as a command line.
 *
 * @param name for the report
 * @param folder where it is run
 * @param command what is run, without the arguments of a job
 */
public record Client(String name, Path folder, List<String> command) {}
