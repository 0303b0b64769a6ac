"""Gem cuts, ground like a lapidary does: start from the girdle's prism and take one plane off after another.

Every cut is made with a girdle one centimetre wide, table up, girdle at z = 0; place it with `mesh.facing(…, scale=…)`.
"""

import math
from collections.abc import Iterable
from functools import cache

import bmesh
import bpy
import numpy as np
from mathutils import Matrix, Vector
from mesh import TAU, Object, Points, dome, link, superellipse

Plane = tuple[Vector, Vector]  # a point on it, its outward normal
GIRDLE = 0.012


def _ground(name: str, outline: Points, planes: Iterable[Plane]) -> bpy.types.Mesh:
    bm = bmesh.new()
    low = [bm.verts.new((x, y, -1.2)) for x, y in outline]
    high = [bm.verts.new((x, y, 0.8)) for x, y in outline]
    bm.faces.new(list(reversed(low)))
    bm.faces.new(high)
    for i in range(len(low)):
        j = (i + 1) % len(low)
        bm.faces.new([low[i], low[j], high[j], high[i]])
    for place, normal in planes:
        geometry = [*bm.verts, *bm.edges, *bm.faces]
        cut = bmesh.ops.bisect_plane(bm, geom=geometry, dist=1e-6, plane_co=place, plane_no=normal, clear_outer=True)
        edges = [e for e in cut["geom_cut"] if isinstance(e, bmesh.types.BMEdge) and e.is_boundary]
        if edges:
            bmesh.ops.edgeloop_fill(bm, edges=edges)
    bmesh.ops.recalc_face_normals(bm, faces=bm.faces)
    mesh = bpy.data.meshes.new(name)
    bm.to_mesh(mesh)
    bm.free()
    return mesh


def _leaning(rim: Points, along: Points, inner: Points, up: bool) -> Plane:
    """The plane through the rim's tangent line and one point further in."""
    normal = np.cross(along, inner - rim)
    if (normal[2] > 0) != up:
        normal = -normal
    return Vector(rim), Vector(normal).normalized()


def _brilliant(
    name: str, outline: Points, table: float = 0.57, crown: float = 0.15, pavilion: float = 0.432
) -> bpy.types.Mesh:
    """Facets of the round brilliant laid on any convex outline, given as 64 points counter-clockwise."""
    step = len(outline) // 16
    along = np.roll(outline, -1, 0) - np.roll(outline, 1, 0)
    planes: list[Plane] = [(Vector((0, 0, GIRDLE + crown)), Vector((0, 0, 1)))]

    def lean(i: int, height: float, share: float, level: float, up: bool, rim: float = 1.0) -> None:
        edge = np.array([*(outline[i] * rim), height])
        planes.append(_leaning(edge, np.array([*along[i], 0]), np.array([*(outline[i] * share), level]), up))

    for i in range(0, len(outline), step * 2):
        lean(i, GIRDLE, table, GIRDLE + crown, True)
        lean(i, -GIRDLE, 0, -GIRDLE - pavilion, False)
    for i in range(step // 2, len(outline), step):
        lean(i, GIRDLE, 0.76, GIRDLE + crown * 0.66, True, 0.985)
        lean(i, -GIRDLE, 0.2, -GIRDLE - pavilion * 0.835, False, 0.985)
    for i in range(step, len(outline), step * 2):
        rim = table * math.cos(math.pi / 8)
        lean(i, GIRDLE + crown, rim + 0.2, GIRDLE + crown - 0.2 * 0.5 * math.tan(math.radians(23)), True, rim)
    return _ground(name, outline, planes)


def _step(name: str, half: tuple[float, float], corner: float = 0.14, steps: int = 3) -> bpy.types.Mesh:
    """Emerald cut: rectangles with cut corners, stepping in."""
    a, b = half
    outline = np.array(
        [
            (a, -b + corner),
            (a, b - corner),
            (a - corner, b),
            (-a + corner, b),
            (-a, b - corner),
            (-a, -b + corner),
            (-a + corner, -b),
            (a - corner, -b),
        ]
    )
    middle = (outline + np.roll(outline, -1, 0)) / 2
    along = np.roll(outline, -1, 0) - outline
    planes: list[Plane] = [(Vector((0, 0, GIRDLE + 0.13)), Vector((0, 0, 1)))]
    for point, edge in zip(middle, along, strict=True):
        out = np.array([edge[1], -edge[0]]) / np.linalg.norm(edge)
        for sign, angles, depth in ((1, (48, 39, 29), 0.05), (-1, (56, 47, 40), 0.14)):
            reach, level = 0.0, GIRDLE
            for angle in angles[:steps]:
                slope = math.radians(angle)
                place = np.array([*(point - out * reach), sign * level])
                planes.append((Vector(place), Vector((*(out * math.sin(slope)), sign * math.cos(slope)))))
                reach, level = reach + depth / math.tan(slope), level + depth
    return _ground(name, outline, planes)


def pear() -> Points:
    """A drop: round end at -y, point at +y, one centimetre wide."""
    t = np.linspace(0, TAU, 64, endpoint=False) - math.pi / 2
    y = np.sin(t)
    x = 0.5 * np.cos(t) * (1 - 0.42 * np.clip(y, -0.2, 1) - 0.05)
    return np.stack([x / np.abs(x).max() * 0.5, np.where(y > 0, y * 0.88, y * 0.62)], 1)


@cache
def cut(kind: str) -> bpy.types.Mesh:
    angle = np.linspace(0, TAU, 64, endpoint=False)
    circle = np.stack([np.cos(angle), np.sin(angle)], 1) * 0.5
    if kind == "round":
        return _brilliant("round", circle)
    if kind == "oval":
        return _brilliant("oval", circle * [1, 1.32], crown=0.16, pavilion=0.46)
    if kind == "cushion":
        return _brilliant("cushion", superellipse(0.5, 0.53, 2.7, 64), table=0.56, crown=0.17, pavilion=0.45)
    if kind == "pear":
        return _brilliant("pear", pear(), crown=0.15, pavilion=0.44)
    if kind == "baguette":
        return _step("baguette", (0.5, 0.8), corner=0.02, steps=2)
    return _step("emerald", (0.5, 0.69))


def gem(kind: str, material: bpy.types.Material, matrix: Matrix | None = None) -> Object:
    # One mesh per cut and material: the material hangs on the mesh, so that a hundred stones share it.
    shared = bpy.data.meshes.get(f"{kind}/{material.name}")
    if shared is None:
        shared = cut(kind).copy()
        shared.name = f"{kind}/{material.name}"
        shared.materials.append(material)
    thing = link(bpy.data.objects.new(kind, shared))
    thing.matrix_world = matrix or Matrix()
    return thing


def cabochon(material: bpy.types.Material, a: float, b: float, height: float) -> Object:
    """翡翠蛋面: an oval dome on a shallow belly, girdle at z = 0."""
    outline = superellipse(a, b, 2, 96)
    return dome(material, outline, lambda s: height * math.sqrt(max(0.0, 1 - s * s)), back=0.3, rings=28)
