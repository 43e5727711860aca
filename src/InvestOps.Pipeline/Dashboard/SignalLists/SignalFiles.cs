using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Scanning;

namespace InvestOps.Pipeline.Dashboard.SignalLists;

/// <summary>Reads the signals of a session, strategy by strategy.</summary>
internal sealed class SignalFiles(IAssetStore store)
{
    private const string Manifest = "manifest";

    /// <returns>In the order of the strategies' names; empty where the session was not scanned.</returns>
    public async Task<IReadOnlyList<StoredSignals>> ReadAsync(DateOnly date, CancellationToken cancellationToken)
    {
        var paths = await store.ListAsync(AssetCatalog.Signals, Frames.PageFrame.Day(date) + "/", cancellationToken);
        AssetPath[] files = [.. paths.Where(path => path.Path.EndsWith(".json", StringComparison.Ordinal) && NameOf(path) != Manifest)];
        return await SeveralAtOnce.RunAsync(files, path => ReadAsync(path, cancellationToken));
    }

    private async Task<StoredSignals> ReadAsync(AssetPath path, CancellationToken cancellationToken)
    {
        try
        {
            return new StoredSignals(NameOf(path), await store.ReadJsonAsync<SignalsDocument>(path, cancellationToken), Damage: null);
        }
        catch (InvalidDataException exception)
        {
            return new StoredSignals(NameOf(path), Document: null, exception.Message);
        }
    }

    private static string NameOf(AssetPath path) => Path.GetFileNameWithoutExtension(path.Path);
}
