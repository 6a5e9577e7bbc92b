package org.cttdc.protocol.consensus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;

class HeaderHasherTest {
    /** Few values a field, so that neighbours share some and differ in others in every combination. */
    @Provide
    Arbitrary<List<Header>> histories() {
        Arbitrary<Bytes> hash = Arbitraries.of(Bytes.EMPTY, Sha256.of(), Sha256.of(Bytes.of((byte) 1)));
        Arbitrary<List<Bytes>> hashes = hash.list().ofSize(10);
        return Combinators.combine(
                        Arbitraries.of("a", "ctt-1"),
                        Arbitraries.longs().between(0, 2),
                        Arbitraries.longs().between(-1, 1),
                        hashes)
                .as(HeaderHasherTest::header)
                .list()
                .ofMinSize(2)
                .ofMaxSize(12);
    }

    private static Header header(String chain, long height, long seconds, List<Bytes> hashes) {
        return new Header(
                new ConsensusVersion(11, height % 2),
                chain,
                height,
                new Timestamp(seconds, (int) height),
                new BlockId(hashes.get(0), new PartSetHeader(1, hashes.get(1))),
                hashes.get(2),
                hashes.get(3),
                hashes.get(4),
                hashes.get(5),
                hashes.get(6),
                hashes.get(7),
                hashes.get(8),
                hashes.get(9),
                hashes.get(0));
    }

    @Property
    void hashesAsEachHeaderByItself(@ForAll("histories") List<Header> headers) {
        HeaderHasher hasher = new HeaderHasher();
        for (Header header : headers) {
            assertThat(hasher.hash(header)).isEqualTo(header.hash());
        }
    }
}
