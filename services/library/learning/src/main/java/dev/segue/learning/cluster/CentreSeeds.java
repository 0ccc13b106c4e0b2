package dev.segue.learning.cluster;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.tribuo.MutableDataset;
import org.tribuo.clustering.ClusterID;
import org.tribuo.clustering.ClusteringFactory;
import org.tribuo.clustering.kmeans.KMeansTrainer;
import org.tribuo.clustering.kmeans.KMeansTrainer.Initialisation;
import org.tribuo.impl.ArrayExample;
import org.tribuo.math.distance.L2Distance;
import org.tribuo.math.la.DenseVector;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/** First centres for K-Means, chosen by Tribuo's k-means++. */
final class CentreSeeds {

  private CentreSeeds() {}

  /**
   * Chooses k of the rows.
   *
   * @param rows at least k different ones. Not modified
   */
  static double[][] plusPlus(double[][] rows, int k, long seed) {
    // Tribuo orders features by name, so the names must sort as the columns do.
    String[] names =
        IntStream.range(0, rows[0].length).mapToObj("column%04d"::formatted).toArray(String[]::new);
    ClusteringFactory factory = new ClusteringFactory();
    MutableDataset<ClusterID> table =
        new MutableDataset<>(new SimpleDataSourceProvenance("rows", factory), factory);
    for (double[] row : rows) {
      table.add(new ArrayExample<>(ClusteringFactory.UNASSIGNED_CLUSTER_ID, names, row.clone()));
    }
    int noSteps = 0; // the seeds themselves: KMeans says why the steps are done there
    KMeansTrainer trainer =
        new KMeansTrainer(k, noSteps, new L2Distance(), Initialisation.PLUSPLUS, 1, seed);
    return Arrays.stream(trainer.train(table).getCentroidVectors())
        .map(DenseVector::toArray)
        .toArray(double[][]::new);
  }
}
