using ParquetSharp;

namespace InvestOps.Pipeline.MarketData.Files;

/// <summary>How stored Parquet files are encoded: the fastest zstd level, dictionaries of up to 1 MB, one row group a file.</summary>
internal static class ParquetSettings
{
    private const int LargestGroup = 1 << 24;
    private const int DictionaryBytes = 1 << 20;

    public static WriterProperties New()
    {
        using var builder = new WriterPropertiesBuilder();
        builder.Compression(Compression.Zstd).CompressionLevel(1).DictionaryPagesizeLimit(DictionaryBytes).MaxRowGroupLength(LargestGroup);
        return builder.DisableStatistics().Build();
    }
}
