using InvestOps.Adapters.AzureStorage;
using Microsoft.Extensions.Configuration;

namespace InvestOps.Functions;

/// <summary>What every host of InvestOps is started with.</summary>
public sealed record InvestOpsSettings
{
    /// <summary>The setting that holds the connection string of the shared storage.</summary>
    public const string StorageSetting = "InvestOpsStorage";

    /// <summary>Where file mode keeps everything, and every mode what belongs to this machine.</summary>
    public string Root { get; init; } = "data";

    /// <summary>Blobs and queues that several machines share; null in file mode.</summary>
    public StorageAccount? Storage { get; init; }

    /// <summary>The queue of backtest requests in the shared storage.</summary>
    public string BacktestQueue { get; init; } = "backtest-requests";

    /// <summary>Where backtest reports are written in file mode; the root where not set.</summary>
    public string? Output { get; init; }

    /// <summary>The folder of waiting backtest requests in file mode; <c>reports/pending</c> below the root where not set.</summary>
    public string? Inbox { get; init; }

    /// <summary>The folder of YAML files.</summary>
    public string Configs { get; init; } = "configs";

    /// <summary>Language of reports: <c>en</c> or <c>ko</c>.</summary>
    public string Language { get; init; } = "en";

    /// <summary>Whether Ingest takes sessions from the built-in sample market, as its clock lets them end.</summary>
    public bool SampleMarket { get; init; }

    /// <summary>Reads app settings and environment, as every Functions host gives them.</summary>
    /// <exception cref="ArgumentException">The connection string cannot be read; does not repeat it.</exception>
    public static InvestOpsSettings From(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var defaults = new InvestOpsSettings();
        return new InvestOpsSettings
        {
            Root = configuration["root"] ?? defaults.Root,
            Storage = configuration[StorageSetting] is { Length: > 0 } connection ? new StorageAccount(connection) : null,
            BacktestQueue = configuration["BacktestQueue"] ?? defaults.BacktestQueue,
            Configs = configuration["configs"] ?? ConfigsFolder.Find(),
            Language = configuration["language"] ?? defaults.Language,
            SampleMarket = string.Equals(configuration["source"], "sample", StringComparison.OrdinalIgnoreCase),
        };
    }
}
