using System.Globalization;
using System.Text.Json.Nodes;
using Azure;
using Azure.Storage.Blobs;
using InvestOps.Testing.Azurite;
using InvestOps.WebJobsDifferential.Tests.Hosts;

namespace InvestOps.WebJobsDifferential.Tests.Timers;

/// <summary>A host with one timer, and what it keeps in storage.</summary>
internal sealed class TimerScene : IAsyncDisposable
{
    /// <summary>Once a year, at its start: no occurrence comes by itself while a test runs.</summary>
    public const string Yearly = "0 0 0 1 1 *";

    private const string Container = "azure-webjobs-hosts";
    private readonly BlobContainerClient _container;

    private TimerScene(Scene host)
    {
        Host = host;
        _container = host.Blobs.GetBlobContainerClient(Container);
    }

    public Scene Host { get; }

    public Probe Probe => Host.Probe;

    private BlobClient Status => _container.GetBlobClient($"timers/{Scene.HostId}/{Host.TimerName}/status");

    public static async Task<TimerScene> CreateAsync(Side side, SharedAzurite azurite, string schedule, bool runsOnStartup = false)
    {
        var functions = runsOnStartup ? new FunctionPair(typeof(RealEagerTick), typeof(OurEagerTick)) : new FunctionPair(typeof(RealTick), typeof(OurTick));
        var host = await Scene.CreateAsync(side, azurite, functions);
        host.Settings["Schedule"] = schedule;
        return new TimerScene(host);
    }

    /// <summary>Stores a status as if a host had left it there.</summary>
    /// <param name="last">Null when the timer never ran.</param>
    public async Task RememberAsync(DateTime? last, DateTime next, DateTime updated)
    {
        await _container.CreateIfNotExistsAsync();
        var json = string.Create(CultureInfo.InvariantCulture, $$"""{"Last":"{{Text(last)}}","Next":"{{Text(next)}}","LastUpdated":"{{Text(updated)}}"}""");
        await Status.UploadAsync(BinaryData.FromString(json));
    }

    /// <summary>What is stored, once it is as expected.</summary>
    public async Task<string> RememberedAsync(Func<JsonObject, bool>? isExpected = null)
    {
        var json = await RealTime.UntilAsync(ReadAsync, stored => stored is not null && isExpected?.Invoke(stored) != false);
        return json is null ? "nothing remembered" : Told(json);
    }

    /// <summary>What is stored at this moment.</summary>
    public async Task<JsonObject?> ReadAsync()
    {
        try
        {
            return JsonNode.Parse((await Status.DownloadContentAsync()).Value.Content.ToString())!.AsObject();
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
    }

    /// <summary>The names of all blobs that the host keeps, the timer's name replaced.</summary>
    public async Task<string[]> BlobNamesAsync()
    {
        var names = new List<string>();
        await foreach (var blob in _container.GetBlobsAsync())
        {
            names.Add(blob.Name.Replace(Host.TimerName, "TIMER", StringComparison.Ordinal));
        }

        return [.. names.Order(StringComparer.Ordinal)];
    }

    public static bool HasRunNow(JsonObject status) => IsNow(Instant(status, "Last"));

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    /// <summary>A status in words, so that runs at different moments compare.</summary>
    private static string Told(JsonObject status)
    {
        var last = Instant(status, "Last");
        var next = Instant(status, "Next");
        var told = last.Year == 1 ? "never ran" : IsNow(last) ? "ran now" : $"ran {last:yyyy-MM-dd HH:mm}";
        return FormattableString.Invariant($"{told}, next {Soon(next) ?? $"{next:yyyy-MM-dd HH:mm}"}, updated {(IsNow(Instant(status, "LastUpdated")) ? "now" : "before")}");
    }

    // The start of the next year is named, so that the tests outlive this one.
    private static string? Soon(DateTimeOffset next) =>
        next.LocalDateTime == new DateTime(TimeProvider.System.GetLocalNow().Year + 1, 1, 1, 0, 0, 0, DateTimeKind.Local) ? "new year" : null;

    private static bool IsNow(DateTimeOffset instant) => (TimeProvider.System.GetUtcNow() - instant).Duration() < TimeSpan.FromMinutes(1);

    private static DateTimeOffset Instant(JsonObject status, string name) =>
        DateTimeOffset.Parse(status[name]!.GetValue<string>(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static string Text(DateTime? clock) => clock is { } time
        ? new DateTimeOffset(time, TimeZoneInfo.Local.GetUtcOffset(time)).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture)
        : "0001-01-01T00:00:00";
}
