using InvestOps.Domain.Market;
using InvestOps.Pipeline.Configuration.Yaml;

namespace InvestOps.Pipeline.Configuration;

/// <summary>The sources of market data (<c>ingest.yaml</c>).</summary>
public static class IngestFile
{
    /// <summary>The file's name in the folder of configurations.</summary>
    public const string Name = "ingest.yaml";

    private const string Example = "{ source: krx_open_api, markets: [KOSPI, KOSDAQ], indices: true }";
    private const int MostRequestsPerSecond = 10;

    private static readonly Dictionary<string, Board> Boards = new(StringComparer.Ordinal) { ["KOSPI"] = Board.Kospi, ["KOSDAQ"] = Board.Kosdaq, ["KONEX"] = Board.Konex };

    private static readonly Dictionary<string, Func<ConfigReader, string, PlannedSource>> Kinds = new(StringComparer.Ordinal)
    {
        ["krx_open_api"] = (entry, _) => new PlannedSource.KrxOpenApi(entry.Has("markets") ? entry.Choices("markets", Boards) : [Board.Kospi, Board.Kosdaq], entry.Flag("indices", absent: true)),
        ["data_go_kr"] = (_, _) => new PlannedSource.DataGoKr(),
        ["naver"] = (entry, _) => new PlannedSource.Naver(entry.Has("requests_per_second") ? (int)entry.Integer("requests_per_second", 1, MostRequestsPerSecond, 4) : 4),
        ["folder"] = (entry, configs) => new PlannedSource.Folder(Path.Combine(configs, entry.Text("path", "../dropped", text => text.IndexOf('\0', StringComparison.Ordinal) < 0, "a folder") ?? "")),
    };

    /// <summary>Reads the plan; without the file there are no sources.</summary>
    /// <exception cref="ConfigurationException">Anything is wrong with the file.</exception>
    public static IngestPlan Load(string configs)
    {
        ArgumentException.ThrowIfNullOrEmpty(configs);
        var file = Path.Combine(configs, Name);
        return File.Exists(file) ? Read(File.ReadAllText(file), file, configs) : new IngestPlan();
    }

    /// <exception cref="ConfigurationException">Anything is wrong with the file.</exception>
    public static IngestPlan Read(string text, string file, string configs)
    {
        var document = new ConfigDocument();
        var plan = document.Open(text, file) is { } root ? Read(root, configs) : new IngestPlan();
        document.ThrowIfWrong();
        return plan;
    }

    private static IngestPlan Read(ConfigReader root, string configs)
    {
        root.Integer("schema", 1, 1, 1);
        var sources = new List<PlannedSource>();
        foreach (var entry in root.Maps("sources", Example))
        {
            var source = entry.Choice("source", Kinds)(entry, configs);
            entry.Close();
            if (sources.Exists(earlier => earlier.GetType() == source.GetType()))
            {
                entry.Refuse("source", "is in the list already; keep one");
                continue;
            }

            sources.Add(source);
        }

        root.Close();
        return new IngestPlan { Sources = sources };
    }
}
