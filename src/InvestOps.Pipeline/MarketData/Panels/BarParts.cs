using InvestOps.Pipeline.MarketData.Manifest;

namespace InvestOps.Pipeline.MarketData.Panels;

/// <summary>Opens the stored bar files that hold sessions of a range.</summary>
internal static class BarParts
{
    public static async Task<BarPart[]> OpenAsync(ManifestFile files, IReadOnlyList<StoredFile> stored, (DateOnly First, DateOnly Last) range, CancellationToken cancellationToken)
    {
        var wanted = stored.Where(file => file.Sessions[^1].Date >= range.First && file.Sessions[0].Date <= range.Last).ToArray();
        var streams = await files.OpenAsync(wanted, cancellationToken);
        var parts = new BarPart?[wanted.Length];
        try
        {
            FilesAtOnce.ForEach(wanted.Length, index => parts[index] = new BarPart(streams[index], wanted[index].Path, range.First, range.Last));
            return parts!;
        }
        catch
        {
            parts.ToList().ForEach(part => part?.Dispose());
            streams.ToList().ForEach(stream => stream.Dispose());
            throw;
        }
    }
}
