namespace InvestOps.Domain.Trading;

/// <summary>The price of the next session that orders fill at, before slippage.</summary>
public enum FillPrice
{
    /// <summary>시가 of the session after the signal.</summary>
    NextOpen = 0,

    /// <summary>종가 of the session after the signal.</summary>
    NextClose = 1,

    /// <summary>Traded value ÷ volume of the session after the signal, cut down to a millionth of a won: not a price that was quoted.</summary>
    NextAverage = 2,
}
