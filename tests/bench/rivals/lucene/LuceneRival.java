import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiDocValues;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;

/**
 * Lucene over words with blanks between them. A line in, a line out, tabs between the parts of a line:
 * {@code … LuceneRival index <folder>} takes {@code number day category title text}, answers an empty line with one
 * when all before it is taken, and the end of its input with one when everything is written;
 * {@code … LuceneRival search <folder> <boost of titles>} takes {@code want limit from to facet text} and gives
 * {@code total number number …}. Days are {@code YYYYMMDD} or 0.
 */
public final class LuceneRival {
  private static final String[] FIELDS = {"title", "text"};

  public static void main(String[] arguments) throws IOException {
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Path folder = Path.of(arguments[1]);
    if (arguments[0].equals("index")) index(in, out, folder);
    else search(in, out, folder, Float.parseFloat(arguments[2]));
  }

  private static void index(BufferedReader in, PrintStream out, Path folder) throws IOException {
    IndexWriterConfig config = new IndexWriterConfig(new WhitespaceAnalyzer());
    config.setSimilarity(new BM25Similarity());
    try (FSDirectory directory = FSDirectory.open(folder); IndexWriter writer = new IndexWriter(directory, config)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.isEmpty()) out.println();
        else writer.addDocument(document(line.split("\t", -1)));
      }
      writer.forceMerge(1);
    }
    out.println();
  }

  private static Document document(String[] parts) {
    Document document = new Document();
    document.add(new NumericDocValuesField("number", Long.parseLong(parts[0])));
    document.add(new IntPoint("day", Integer.parseInt(parts[1])));
    if (!parts[2].isEmpty()) document.add(new SortedDocValuesField("category", new BytesRef(parts[2])));
    document.add(new TextField("title", parts[3], Field.Store.NO));
    document.add(new TextField("text", parts[4], Field.Store.NO));
    return document;
  }

  private static void search(BufferedReader in, PrintStream out, Path folder, float boost) throws IOException {
    IndexSearcher searcher = new IndexSearcher(DirectoryReader.open(FSDirectory.open(folder)));
    searcher.setSimilarity(new BM25Similarity());
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] parts = line.split("\t", -1);
      Query query = query(parts[0], parts[5], boost);
      int to = Integer.parseInt(parts[3]);
      if (to > 0) {
        Query days = IntPoint.newRangeQuery("day", Integer.parseInt(parts[2]), to);
        query = new BooleanQuery.Builder().add(query, Occur.MUST).add(days, Occur.FILTER).build();
      }
      // Counted and not told, as of everybody: what is measured is the counting.
      if (parts[4].equals("1")) categories(searcher, query);
      out.println(answer(searcher, query, Integer.parseInt(parts[1])));
    }
  }

  private static String answer(IndexSearcher searcher, Query query, int limit) throws IOException {
    TopDocs top = searcher.search(query, new TopScoreDocCollectorManager(limit, null, Integer.MAX_VALUE));
    StringBuilder line = new StringBuilder(Long.toString(top.totalHits.value));
    for (ScoreDoc hit : top.scoreDocs) {
      NumericDocValues numbers = MultiDocValues.getNumericValues(searcher.getIndexReader(), "number");
      numbers.advanceExact(hit.doc);
      line.append('\t').append(numbers.longValue());
    }
    return line.toString();
  }

  private static Query query(String want, String text, float boost) {
    String[] words = text.isBlank() ? new String[0] : text.trim().split(" +");
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    List<String> parts = want.equals("phrase") || want.equals("prefix") ? List.of(text) : List.of(words);
    for (String part : parts) {
      BooleanQuery.Builder either = new BooleanQuery.Builder();
      for (String field : FIELDS) {
        Query one = switch (want) {
          case "phrase" -> new PhraseQuery(field, words);
          case "prefix" -> new PrefixQuery(new Term(field, part));
          default -> new TermQuery(new Term(field, part));
        };
        either.add(field.equals("title") ? new BoostQuery(one, boost) : one, Occur.SHOULD);
      }
      all.add(either.build(), want.equals("any") ? Occur.SHOULD : Occur.MUST);
    }
    return all.build();
  }

  private static List<String> categories(IndexSearcher searcher, Query query) throws IOException {
    SortedDocValues whole = MultiDocValues.getSortedValues(searcher.getIndexReader(), "category");
    int[] counts = new int[whole == null ? 0 : whole.getValueCount()];
    searcher.search(query, new SimpleCollector() {
      private SortedDocValues values;

      @Override
      protected void doSetNextReader(LeafReaderContext context) throws IOException {
        // One segment: its ordinals are those of the index.
        values = DocValues.getSorted(context.reader(), "category");
      }

      @Override
      public void collect(int document) throws IOException {
        if (values.advanceExact(document)) counts[values.ordValue()]++;
      }

      @Override
      public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE_NO_SCORES;
      }
    });
    List<String> found = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) if (counts[i] > 0) found.add(whole.lookupOrd(i).utf8ToString() + " " + counts[i]);
    return found;
  }
}
