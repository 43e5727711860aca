using System.IO.Compression;
using InvestOps.Domain.Market;

namespace InvestOps.Adapters.Marcap.Formats;

/// <summary>Finds and opens files that people already have. What a file is, its first bytes say.</summary>
internal static class ForeignFiles
{
    private const string Text = ".csv";
    private static readonly string[] Endings = [".parquet", Text, ".csv.gz"];

    /// <summary>The files that paths name, folders opened, hidden files left out, in order and once each; with each, whether it was named itself.</summary>
    /// <exception cref="MarketDataException">A path does not exist, or a folder holds no such file.</exception>
    public static IReadOnlyList<(string Path, bool IsNamed)> Find(IEnumerable<string> paths)
    {
        var found = new List<(string Path, bool IsNamed)>();
        foreach (var path in paths)
        {
            if (File.Exists(path))
            {
                found.Add((path, true));
                continue;
            }

            if (!Directory.Exists(path))
            {
                throw new MarketDataException($"{path}: there is no such file or folder.");
            }

            var files = Directory.GetFiles(path).Where(file => !Path.GetFileName(file).StartsWith('.')).Order(StringComparer.Ordinal).ToArray();
            if (!files.Any(HasKnownEnding))
            {
                throw new MarketDataException($"{path}: the folder holds no file that ends in {string.Join(", ", Endings)}.");
            }

            found.AddRange(files.Select(file => (file, false)));
        }

        return [.. found.DistinctBy(file => Path.GetFullPath(file.Path), StringComparer.Ordinal)];
    }

    /// <exception cref="MarketDataException">It cannot be read, or is neither Parquet nor comma-separated text.</exception>
    public static IForeignFile Open(string path)
    {
        var stream = OpenStream(path);
        try
        {
            Span<byte> start = stackalloc byte[4];
            var length = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
            stream.Position = 0;
            start = start[..length];
            if (start.SequenceEqual("PAR1"u8) || path.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase))
            {
                return new ParquetForeignFile(stream, path);
            }

            if (start.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]))
            {
                return new CsvForeignFile(new GZipStream(stream, CompressionMode.Decompress), path);
            }

            return start.Contains((byte)0)
                ? throw new MarketDataException($"{path}: this is neither a Parquet file nor comma-separated text.")
                : new CsvForeignFile(stream, path);
        }
        catch (InvalidDataException broken)
        {
            stream.Dispose();
            throw new MarketDataException($"{path}: the file cannot be unpacked ({broken.Message}). It may be truncated.", broken);
        }
        catch (MarketDataException)
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Opens a file of a folder.</summary>
    /// <param name="whyNot">Why the file is no table; null when it is one.</param>
    /// <returns>Null when the file is no table.</returns>
    /// <exception cref="MarketDataException">A Parquet or packed file is damaged: it may well be market data, so it is not passed over.</exception>
    public static IForeignFile? OpenIfTable(string path, out string? whyNot)
    {
        if (!HasKnownEnding(path))
        {
            whyNot = $"its name does not end in {string.Join(", ", Endings)}";
            return null;
        }

        try
        {
            whyNot = null;
            return Open(path);
        }
        catch (MarketDataException unreadable) when (path.EndsWith(Text, StringComparison.OrdinalIgnoreCase))
        {
            whyNot = unreadable.Message.Replace(path, "", StringComparison.Ordinal).TrimStart(',', ':', ' ');
            return null;
        }
    }

    public static FileStream OpenStream(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16, FileOptions.SequentialScan);
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            throw new MarketDataException($"{path}: the file cannot be opened ({broken.Message}).", broken);
        }
    }

    private static bool HasKnownEnding(string path) => Endings.Any(ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
}
