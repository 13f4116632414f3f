import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.opensearch.analysis.common.CommonAnalysisPlugin;
import org.opensearch.common.settings.Settings;
import org.opensearch.env.Environment;
import org.opensearch.index.mapper.MapperExtrasPlugin;
import org.opensearch.index.reindex.ReindexPlugin;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.painless.PainlessPlugin;
import org.opensearch.plugins.Plugin;
import org.opensearch.transport.Netty4Plugin;

/**
 * One OpenSearch node in this process: {@code java … ClusterNode <home> <setting>=<value> …}. It ends when its
 * standard input does, so that it never outlives whoever started it, however that went.
 */
public final class ClusterNode extends Node {
  /** Of the modules of a real installation those that the product relies on, and the one that carries HTTP. */
  private static final List<Class<? extends Plugin>> MODULES = List.of(
      Netty4Plugin.class,
      CommonAnalysisPlugin.class,
      MapperExtrasPlugin.class,
      PainlessPlugin.class,
      ReindexPlugin.class);

  private ClusterNode(Environment environment) {
    super(environment, MODULES, true);
  }

  public static void main(String[] arguments) throws Exception {
    Path home = Path.of(arguments[0]);
    Settings.Builder settings = Settings.builder().put("path.home", home);
    for (int i = 1; i < arguments.length; i++) {
      int sign = arguments[i].indexOf('=');
      settings.put(arguments[i].substring(0, sign), arguments[i].substring(sign + 1));
    }
    Environment environment = InternalSettingsPreparer.prepareEnvironment(
        settings.build(), Map.of(), home.resolve("config"), () -> "node");
    Node node = new ClusterNode(environment);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> {
      try {
        node.close();
      } catch (Exception e) {
        e.printStackTrace();
      }
    }));
    node.start();
    System.out.println("started");
    while (System.in.read() >= 0) {
      // Nothing is ever sent.
    }
    System.exit(0);
  }
}
