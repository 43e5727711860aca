using InvestOps.Domain.Calendar;
using InvestOps.Pipeline.MarketData.Files;
using InvestOps.Pipeline.MarketData.Manifest;

namespace InvestOps.Pipeline.MarketData.Panels;

/// <summary>Reads the closing values of every stored index, aligned with a panel's sessions.</summary>
internal static class PanelIndices
{
    public static async Task<Dictionary<string, double[]>> ReadAsync(ManifestFile files, IReadOnlyList<StoredFile> stored, IReadOnlyList<TradingDate> sessions, CancellationToken cancellationToken)
    {
        var rowOf = sessions.Select((session, row) => (session.Date, row)).ToDictionary(pair => pair.Date, pair => pair.row);
        var indices = new Dictionary<string, double[]>(StringComparer.Ordinal);
        var wanted = stored.Where(file => file.Sessions.Any(session => rowOf.ContainsKey(session.Date))).ToArray();
        var streams = await files.OpenAsync(wanted, cancellationToken);
        try
        {
            foreach (var (date, bar) in wanted.Zip(streams).SelectMany(file => IndexFile.Read(file.Second, file.First.Path)))
            {
                if (!rowOf.TryGetValue(date, out var row))
                {
                    continue;
                }

                if (!indices.TryGetValue(bar.Index, out var values))
                {
                    values = new double[sessions.Count];
                    Array.Fill(values, double.NaN);
                    indices.Add(bar.Index, values);
                }

                values[row] = bar.Close;
            }
        }
        finally
        {
            streams.ToList().ForEach(stream => stream.Dispose()); // of a file that could not be read, and of those after it
        }

        return indices;
    }
}
