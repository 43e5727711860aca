namespace InvestOps.Pipeline.Ports;

/// <summary>How far the rows of a source are to be trusted.</summary>
public enum RowStanding
{
    /// <summary>Published by the exchange or taken from it; final but for corrections.</summary>
    Official = 0,

    /// <summary>For the evening: gives way to official rows as soon as there are some.</summary>
    Provisional = 1,
}
