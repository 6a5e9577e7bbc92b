package org.cttdc.node.rpc;

/** A page of a numbered list: items {@code from} (inclusive) to {@code to} (exclusive). */
record Page(int from, int to) {
    private static final int DEFAULT_SIZE = 30;
    private static final int MAX_SIZE = 100;

    static Page of(Args args, int total) throws RpcException {
        long wantedSize = args.number("per_page").orElse(DEFAULT_SIZE);
        int size = wantedSize < 1 ? DEFAULT_SIZE : (int) Math.min(MAX_SIZE, wantedSize);
        int pages = Math.max(1, (total - 1) / size + 1);
        long page = args.number("page").orElse(1);
        if (page < 1 || page > pages) {
            throw RpcException.internal("page should be within [1, " + pages + "] range, given " + page);
        }
        int from = Math.toIntExact((page - 1) * size);
        return new Page(from, Math.min(total, from + size));
    }
}
