using InvestOps.Pipeline.MarketData.Tables;

namespace InvestOps.Adapters.Marcap.Formats;

/// <summary>A table in a file that somebody else wrote.</summary>
internal interface IForeignFile : IDisposable
{
    IReadOnlyList<string> Columns { get; }

    /// <summary>Adds the file's bars to a table.</summary>
    /// <returns>How many rows.</returns>
    int ReadBars(BarLayout layout, BarTable table, int source);

    /// <summary>A whole column of numbers; NaN where there is none. For small files.</summary>
    double[] ReadNumbers(int column);

    /// <summary>A whole column of dates as day numbers. For small files.</summary>
    int[] ReadDays(int column);

    /// <summary>A whole column of texts. For small files.</summary>
    string[] ReadTexts(int column);
}
