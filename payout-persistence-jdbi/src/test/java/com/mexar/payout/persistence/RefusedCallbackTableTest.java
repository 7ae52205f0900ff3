package com.mexar.payout.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.persistence.RefusedCallbackTable.Kept;
import com.mexar.payout.persistence.RefusedCallbackTable.Row;
import com.mexar.payout.store.Page;
import com.mexar.payout.testkit.Samples;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RefusedCallbackTableTest {
  private static final int MOST = 3;

  @RegisterExtension final TestDatabases databases = new TestDatabases();
  private RefusedCallbackTable table;

  @BeforeEach
  void open() {
    table = RefusedCallbackTable.in(databases.dataSource(TestDatabases.migrated()), MOST);
  }

  @Test
  void refused_kept_isReadBackNewestFirst() {
    Row first = row(Samples.TRANSFEZ, "the token is not ours", 7);
    Row second = row(Samples.TRANSFEZ, "not from this address", null);
    table.keep(List.of(first));
    table.keep(List.of(second));

    Page<Kept> kept = table.list(Samples.TRANSFEZ, null, 10);
    assertThat(kept.items()).extracting(Kept::row).containsExactly(second, first);
    assertThat(kept.more()).isFalse();
    assertThat(table.list(Samples.TRANSFEZ, kept.items().get(0).id(), 10).items())
        .extracting(Kept::row)
        .containsExactly(first);
    Page<Kept> newest = table.list(Samples.TRANSFEZ, null, 1);
    assertThat(newest.items()).extracting(Kept::row).containsExactly(second);
    assertThat(newest.more()).isTrue();
    assertThat(table.list(Samples.EASYLINK, null, 10).items()).isEmpty();
    assertThat(table.list(null, null, 10).items()).hasSize(2);
  }

  @Test
  void refused_beyondTheBound_areForgottenOldestFirstAndOfTheirProviderAlone() {
    table.keep(List.of(row(Samples.EASYLINK, "e", 0)));
    List<Row> many = new ArrayList<>();
    for (int i = 0; i < MOST + 2; i++) {
      many.add(row(Samples.TRANSFEZ, "r" + i, i));
    }
    table.keep(many);
    table.keep(List.of(row(Samples.TRANSFEZ, "last", 1)));

    assertThat(table.list(Samples.TRANSFEZ, null, 100).items())
        .extracting(kept -> kept.row().reason())
        .containsExactly("last", "r4", "r3");
    assertThat(table.list(Samples.EASYLINK, null, 100).items()).hasSize(1);
  }

  private static Row row(ProviderName provider, String reason, @Nullable Integer bytes) {
    return new Row(provider, "192.0.2.1", reason, bytes, Samples.AT);
  }
}
