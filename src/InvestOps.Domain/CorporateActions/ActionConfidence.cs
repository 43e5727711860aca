namespace InvestOps.Domain.CorporateActions;

/// <summary>How well the rows tell the kind of a corporate action. The factor itself is the exchange's in every case.</summary>
public enum ActionConfidence
{
    /// <summary>By elimination, or by the date alone.</summary>
    Low = 0,

    /// <summary>Later listings of shares agree roughly.</summary>
    Medium = 1,

    /// <summary>Listed shares changed by the same ratio.</summary>
    High = 2,
}
